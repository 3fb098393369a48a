/* Values that only a kiosk has. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "command/values.h"
#include "player/kiosk.h"
#include "stage/combo.h"

/* "06:30", and nothing else, at the beginning. */
static bool read_minute(const char *text, int *minute)
{
    for (int i = 0; i < 5; i++)
        if (i == 2 ? text[i] != ':' : isdigit((unsigned char)text[i]) == 0)
            return false;
    const int hours = (text[0] - '0') * 10 + text[1] - '0';
    const int minutes = (text[3] - '0') * 10 + text[4] - '0';
    *minute = hours * 60 + minutes;
    return hours < 24 && minutes < 60;
}

bool value_span(const struct written *written, int *from, int *to, struct problems *problems)
{
    enum { LENGTH = 11 };
    const char *text = written->text;
    int first, last;
    if (strlen(text) == LENGTH && text[5] == '-' && read_minute(text, &first) &&
        read_minute(text + 6, &last) && first != last) {
        *from = first;
        *to = last;
        return true;
    }
    value_wrong(written, problems,
                "it must be two times of the day on the 24-hour clock, for example 22:00-06:00");
    return false;
}

bool value_chord(const struct written *written, const char **chord, struct problems *problems)
{
    struct combo read;
    if (combo_read(written->text, &read)) {
        *chord = written->text;
        return true;
    }
    value_wrong(written, problems,
                "it must be 2 to %d keys as SDL names them, for example Ctrl+Shift+End, or none",
                COMBO_KEYS_MOST);
    return false;
}

/* The digits themselves are nobody's business: the message does not repeat them. */
bool value_pin(const struct written *written, const char **pin, struct problems *problems)
{
    const size_t length = strlen(written->text);
    const struct written hidden = {written->option, "...", written->place};
    if (length >= KIOSK_PIN_LEAST && length <= KIOSK_PIN_MOST &&
        strspn(written->text, "0123456789") == length) {
        *pin = written->text;
        return true;
    }
    value_wrong(&hidden, problems, "it must be %d to %d digits", KIOSK_PIN_LEAST, KIOSK_PIN_MOST);
    return false;
}
