/* Cutting a text where a speaker pauses. */
#ifndef LIMBER_VOICE_SENTENCES_H
#define LIMBER_VOICE_SENTENCES_H

#include "base/text.h"

/* Takes whole sentences off the front of `rest`: as many as fit into `most` bytes, one at least,
 * without the blanks round them. Length 0 when nothing but blanks is left. A sentence ends in . !
 * or ? (with quotes and brackets that close) before a blank. */
struct text sentences_take(struct text *rest, size_t most);

#endif
