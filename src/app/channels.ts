import { memoryChannel } from '../channel/memory.ts';
import { whatsappChannel } from '../channel/whatsapp/index.ts';
import type { AppOptions } from '../app.ts';
import type { Envelope } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
