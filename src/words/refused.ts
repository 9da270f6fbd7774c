/** One sentence for every refusal, so that it never tells whether somebody exists (D15, 7.15). */
export const refused = 'Mohon maaf, informasi pegawai lain hanya dapat diberikan kepada pejabat yang berwenang.';
