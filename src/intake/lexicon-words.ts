/** One word in the spelling the commands know; some short forms stand for two words. */
export function alias(word: string): readonly string[] {
  const known = aliases.get(word);
  if (known !== undefined) return known.split(' ');
  if (salam.test(word)) return ['assalamualaikum'];
  if (salamBack.test(word)) return ['waalaikumsalam'];
  const stem = stemOf(word);
  if (stem !== word) return (aliases.get(stem) ?? stem).split(' ');
  const glued = glue.exec(word);
  return glued?.[1] && glued[2] && stems.has(glued[1]) ? [...alias(glued[1]), ...alias(glued[2])] : [word];
}

// The greeting has more spellings than letters: asslmkm, aslkm, assalamuallaikum, wlkmslm.
const salam = /^as+[sahl]*[a-z]*k[aou]*m$/;
const salamBack = /^w[aou]*['a-z]*l[a-z]*k[aou]*m[a-z]*s+[al]*m$/;
/** "jadwalsaya", "jadwalbesok": typed without the blank. */
const glue = /^(.+?)(saya|sy|besok|bsk|wfh|wfo|opd|hariini)$/;

/** "share lok", "dinas luar", "rumah sakit": what is one word to us. */
export function merge(words: readonly string[]): readonly string[] {
  const merged: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const pair = pairs.get(`${words[i]} ${words[i + 1]}`);
    merged.push(pair ?? words[i] ?? '');
    if (pair !== undefined) i++;
  }
  return merged;
}

const pairs = new Map([
  ...['share', 'sher', 'shere', 'sare', 'ser', 'sharing'].flatMap((first) =>
    ['loc', 'lok', 'lock', 'location', 'lokasi', 'loksi'].map((second) => [`${first} ${second}`, 'shareloc'] as const),
  ),
  // A hospital is no illness, an official trip is no agency.
  ['rumah sakit', 'rumahsakit'],
  ['dinas luar', 'dinasluar'],
  ['perjalanan dinas', 'dinasluar'],
  ['luar kota', 'luarkota'],
  ['terima kasih', 'terimakasih'],
  ['trima kasih', 'terimakasih'],
  ['thank you', 'terimakasih'],
  ['matur nuwun', 'terimakasih'],
  ['matur suwun', 'terimakasih'],
  ['hatur nuhun', 'terimakasih'],
  ['hatur terimakasih', 'terimakasih'],
  ['matur terimakasih', 'terimakasih'],
  ['tidak acan', 'belum'],
  ['surat tugas', 'surattugas'],
  ['absen si', 'absen'],
  // Javanese.
  ['kenging apa', 'kenapa'],
  ['dek apa', 'kenapa'],
] as const);

/** Endings that only lend colour: jadwalku, jamnya, liburkah, rekapan, belumpi (Makassar). */
function stemOf(word: string): string {
  for (const ending of ['nya', 'kah', 'ku', 'ka', 'mu', 'ta', 'mi', 'ki', 'ji', 'pi', 'pa', 'lah', 'an', 'na']) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stems.has(stem)) return stem;
  }
  return word;
}

const stems = new Set([
  ...['sakit', 'demam', 'izin', 'cuti', 'tukar'],
  ...['jadwal', 'status', 'rekap', 'absen', 'lokasi', 'libur', 'jam', 'belum', 'blm', 'sudah', 'sdh', 'udah', 'batas'],
  ...[
    'jdwl',
    'jadual',
    'presensi',
    'shareloc',
    'sharelok',
    'serlok',
    'info',
    'data',
    'cara',
    'waktu',
    'siapa',
    'kapan',
    'masuk',
  ],
  ...['perintah', 'fitur', 'menu', 'laporan', 'terbaca', 'giliran', 'piket', 'mulai', 'kirim'],
  ...['alasan', 'kenapa', 'mengapa', 'dasar', 'sebab', 'wfo', 'wfh'],
  ...['merah', 'mana', 'slot', 'terkirim', 'tercatat', 'caranya', 'ringkas', 'daftar', 'nama', 'bisa', 'ada', 'masih'],
]);

const aliases = new Map(
  Object.entries({
    yang: 'yg yng sing nu',
    belum: 'blm blom belom lum blum belon blun dereng tacan teuacan balum durung durong depa',
    sudah: 'sdh udh dah udah uda sudh sudahmi sudami sampun parantos suah wis wes uwis geus atos tos mpun',
    tidak:
      'tdk gak ga gk g nda ndak nggak enggak engga ngga tra tarada tak tdak tda teu kada kadada ndada dak gag kagak ora mboten ndk',
    jadwal: 'jdwl jadual jdwal jwdl jadwl jdwll jadwal2 schedule skedul',
    besok: 'bsk bsok besuk bso isuk esok bsuk sesuk sesok mbesuk benjing enjing',
    kemarin: 'kmrn kmarin kemaren kmaren kmrin kemrin wingi',
    hari: 'hr hri dino dinten poe',
    ini: 'iki niki ieu',
    depan: 'dpn payun',
    apa: 'opo naon napa punapa menapa menopo nopo',
    atau: 'ato atw atanapi utawa ataw',
    'hari ini': 'hariini hrini hri2ni',
    tanggal: 'tgl tggl tngl tgal',
    bagaimana: 'gmn gimana gmana gmna bgmn bagaimna pripun kumaha piye bgaimana bagemana kayapa kepriye bgmana',
    kirim: 'krm kirimkan krim ngirim mengirim kirimin mengirimkan',
    absen: 'absn absensi abs absent ngabsen presensi abesn',
    sekarang: 'skrg skg skrang skrng skr',
    pagi: 'pgi pg',
    siang: 'siank',
    lokasi: 'lok lks loksi location lokas',
    shareloc:
      'srlok serlok sharelok sharelock sharloc sherlok sherlock serlock sherloc serloc sarlok shareloct shareloks shlok shloc sharelokasi sharelocation serlokasi sharlok',
    orang: 'org orng',
    saya: 'sy sya aku ak ane aye awak gue gw ulun kulo abdi iyya beta sa saia syaa kula',
    tentang: 'ttg',
    minta: 'mnta minta2 mintak',
    siapa: 'sapa siapa2 siapasiapa saha sopo spa siape sinten',
    berapa: 'brp brapa brpa piro sabaraha pinten',
    kalau: 'klo kalo klw kl kalu',
    dengan: 'dgn dg',
    untuk: 'utk unt',
    karena: 'krn karna krna gara2',
    terlambat: 'telat tlat terlmbat trlambat',
    dari: 'dr',
    di: 'd',
    tadi: 'td tdi',
    sedang: 'lg lagi sdg',
    mau: 'mo mw bade arep pengen pingin ingin hendak',
    bisa: 'bs tiasa iso',
    dapat: 'dpt dapet dpet',
    masih: 'msh masi',
    boleh: 'blh bole',
    tolong: 'tlg tlong tlng tulung',
    mohon: 'mhn mhon mohin',
    sampai: 'smpe sampe smp ampe smpai nyampe',
    habis: 'abis hbs',
    pulang: 'plg mulih mantuk',
    kerja: 'krj krja',
    lihat: 'lht liat ningali',
    harus: 'hrs hrus kudu kedah',
    tanya: 'naros tangled',
    terbaca: 'kebaca kbaca kebace',
    saja: 'sj aja aj wae haja mawon',
    sama: 'sm sama2 sami2 sami',
    nggih: 'injih enggih enggeh nggeh nggh',
    sakit: 'gering',
    juga: 'jg',
    izin: 'ijin izn ijn idzin',
    terimakasih:
      'makasih mksh makasi trims trimakasih thanks thx tq terimaksih tengkyu nuhun matursuwun suwun trmksh tks',
    siap: 'siappp syap siyap siapp ashiap asiap syiap siaap',
    tercatat: 'kecatat kecatet tercatet kecatt',
    terkirim: 'kekirim kekirm trkirim',
    masuk: 'msk melebu masok kemasuk mlebu lebet asup mlebet',
    oke: 'ok okey okay oce okee okk okd okeh oks okesip oki',
    rekap: 'rkp rekapitulasi rkap',
    bantuan: 'help bantu hlp',
    keterangan: 'ket ketrngan',
    status: 'stts stat sttus',
    bulan: 'bln',
    minggu: 'mgg mggu mnggu mingu pekan minggu2',
    'hari minggu': 'ahad',
    jumat: 'jumaat jumt jmt jumatan jumah',
    kantor: 'kntor kntr',
    rumah: 'rmh omah',
    pengaduan: 'komplain complain komplen ngadu mengadukan',
    pegawai: 'pgw pegawe pgwai pegwai',
    semua: 'smua smw',
    jam: 'pukul pkl jm',
    kapan: 'kpn iraha',
    berangkat: 'brgkt',
    dinasluar: 'dl dinluar',
    wfh: 'bdr wfhh',
    mana: 'mna',
    dimana: 'dmn dimna dmana',
    keluarga: 'klg kel',
    bapak: 'bpk bapa bp pak pa pk bapk',
    ibu: 'bu bunda ibuk buk',
    assalamualaikum: 'ass aslm asslm askum samlekum assalamualaikum assalamu asalamualaikum assalamualaykum assalam',
    waalaikumsalam: 'waalaikumussalam wass wslm walaikumsalam',
    selamat: 'slmt met slamat',
    malam: 'mlm mlam',
    nama: 'nm',
    nomor: 'no nmr',
    cuti: 'cutii',
    privasi: 'privacy privac',
    mulai: 'start mulay aktifkan daftarkan',
    info: 'informasi inpo infonya',
    ringkasan: 'summary rangkuman ringkas resume',
    apakah: 'apkh',
    bagian: 'bag',
    kenapa: 'knp knpa knapa kenpa kenape kenapaka kanapa kunapa kiapa ngapa ngopo kenopo naha',
    mengapa: 'mngapa mengpa mngpa',
    alasan: 'alsan alesan',
    giliran: 'gliran gilran gilirn giiran',
  }).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
);
