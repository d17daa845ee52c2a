// Tells zod to check values without compiling code.

import { z } from 'zod'

z.config({ jitless: true })
