#include "paint/writing.h"

/* Unicode's blocks (Blocks.txt), those that lie side by side taken together. */
struct range {
    uint32_t first, last;
};

const struct writing writing_latin = {"Latn", NULL, "fonts-inter"};
const struct writing writing_signs = {"Latn", NULL, "fonts-noto-core"};

static const struct {
    struct range range;
    struct writing writing;
} writings[] = {
    {{'A', 'Z'}, {"Latn", NULL, "fonts-inter"}},
    {{'a', 'z'}, {"Latn", NULL, "fonts-inter"}},
    {{0xAA, 0xAA}, {"Latn", NULL, "fonts-inter"}},
    {{0xB5, 0xB5}, {"Latn", NULL, "fonts-inter"}},
    {{0xBA, 0xBA}, {"Latn", NULL, "fonts-inter"}},
    {{0xC0, 0x2AF}, {"Latn", NULL, "fonts-inter"}},
    {{0x370, 0x3FF}, {"Grek", "el", "fonts-inter"}},
    {{0x400, 0x52F}, {"Cyrl", "ru", "fonts-inter"}},
    {{0x531, 0x58F}, {"Armn", "hy", "fonts-dejavu-core"}},
    {{0x590, 0x5FF}, {"Hebr", "he", "fonts-dejavu-core"}},
    {{0x600, 0x6FF}, {"Arab", NULL, "fonts-dejavu-core"}},
    {{0x700, 0x74F}, {"Syrc", NULL, "fonts-noto-core"}},
    {{0x750, 0x77F}, {"Arab", NULL, "fonts-noto-core"}},
    {{0x780, 0x7BF}, {"Thaa", NULL, "fonts-noto-core"}},
    {{0x8A0, 0x8FF}, {"Arab", NULL, "fonts-noto-core"}},
    {{0x900, 0x97F}, {"Deva", NULL, "fonts-noto-core"}},
    {{0x980, 0x9FF}, {"Beng", NULL, "fonts-noto-core"}},
    {{0xA00, 0xA7F}, {"Guru", NULL, "fonts-noto-core"}},
    {{0xA80, 0xAFF}, {"Gujr", NULL, "fonts-noto-core"}},
    {{0xB00, 0xB7F}, {"Orya", NULL, "fonts-noto-core"}},
    {{0xB80, 0xBFF}, {"Taml", NULL, "fonts-noto-core"}},
    {{0xC00, 0xC7F}, {"Telu", NULL, "fonts-noto-core"}},
    {{0xC80, 0xCFF}, {"Knda", NULL, "fonts-noto-core"}},
    {{0xD00, 0xD7F}, {"Mlym", NULL, "fonts-noto-core"}},
    {{0xD80, 0xDFF}, {"Sinh", NULL, "fonts-noto-core"}},
    {{0xE00, 0xE7F}, {"Thai", "th", "fonts-noto-core"}},
    {{0xE80, 0xEFF}, {"Laoo", NULL, "fonts-noto-core"}},
    {{0xF00, 0xFFF}, {"Tibt", NULL, "fonts-noto-core"}},
    {{0x1000, 0x109F}, {"Mymr", NULL, "fonts-noto-core"}},
    {{0x10A0, 0x10FF}, {"Geor", "ka", "fonts-dejavu-core"}},
    {{0x1100, 0x11FF}, {"Hang", "ko", "fonts-noto-cjk"}},
    {{0x1200, 0x139F}, {"Ethi", NULL, "fonts-noto-core"}},
    {{0x1780, 0x17FF}, {"Khmr", NULL, "fonts-noto-core"}},
    {{0x1E00, 0x1EFF}, {"Latn", "vi", "fonts-inter"}},
    {{0x1F00, 0x1FFF}, {"Grek", "el", "fonts-inter"}},
    {{0x2C60, 0x2C7F}, {"Latn", NULL, "fonts-inter"}},
    {{0x2E80, 0x2FDF}, {"Hani", NULL, "fonts-noto-cjk"}},
    {{0x3005, 0x3007}, {"Hani", NULL, "fonts-noto-cjk"}},
    {{0x3040, 0x30FF}, {"Hani", "ja", "fonts-noto-cjk"}},
    {{0x3100, 0x312F}, {"Hani", "zh-tw", "fonts-noto-cjk"}},
    {{0x3130, 0x318F}, {"Hang", "ko", "fonts-noto-cjk"}},
    {{0x31F0, 0x31FF}, {"Hani", "ja", "fonts-noto-cjk"}},
    {{0x3400, 0x9FFF}, {"Hani", NULL, "fonts-noto-cjk"}},
    {{0xA720, 0xA7FF}, {"Latn", NULL, "fonts-inter"}},
    {{0xAC00, 0xD7FF}, {"Hang", "ko", "fonts-noto-cjk"}},
    {{0xF900, 0xFAFF}, {"Hani", NULL, "fonts-noto-cjk"}},
    {{0xFB1D, 0xFB4F}, {"Hebr", "he", "fonts-dejavu-core"}},
    {{0xFB50, 0xFDFF}, {"Arab", NULL, "fonts-dejavu-core"}},
    {{0xFE70, 0xFEFC}, {"Arab", NULL, "fonts-dejavu-core"}},
    {{0xFF21, 0xFF5A}, {"Hani", NULL, "fonts-noto-cjk"}},
    {{0xFF66, 0xFF9F}, {"Hani", "ja", "fonts-noto-cjk"}},
    {{0x20000, 0x3FFFF}, {"Hani", NULL, "fonts-noto-cjk"}},
};

static bool lies_in(uint32_t character, const struct range *range)
{
    return character >= range->first && character <= range->last;
}

const struct writing *writing_of(uint32_t character)
{
    if (writing_is_mark(character))
        return NULL;
    for (size_t i = 0; i < sizeof writings / sizeof *writings; i++)
        if (lies_in(character, &writings[i].range))
            return &writings[i].writing;
    return NULL;
}

bool writing_is_mark(uint32_t character)
{
    static const struct range marks[] = {
        {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5BF},   {0x5C1, 0x5C2},
        {0x5C4, 0x5C5},   {0x5C7, 0x5C7},   {0x610, 0x61A},   {0x64B, 0x65F},   {0x670, 0x670},
        {0x6D6, 0x6DC},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},   {0x6EA, 0x6ED},   {0x1AB0, 0x1AFF},
        {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0x3099, 0x309A},
        {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks && character >= marks[0].first; i++)
        if (lies_in(character, &marks[i]))
            return true;
    return false;
}

bool writing_is_control(uint32_t character)
{
    static const struct range controls[] = {
        {0xAD, 0xAD},     {0x61C, 0x61C},   {0x200B, 0x200B}, {0x200E, 0x200F},
        {0x202A, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF},
    };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (lies_in(character, &controls[i]))
            return true;
    return false;
}

size_t writing_utf8(uint32_t character, char out[5])
{
    const int more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    for (int i = more; i > 0; i--) {
        out[i] = (char)(0x80u | (character & 0x3Fu));
        character >>= 6;
    }
    out[0] = (char)(first[more] | character);
    out[more + 1] = '\0';
    return (size_t)more + 1;
}
