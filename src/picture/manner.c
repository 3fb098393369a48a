#include "picture/manner.h"

#include "picture/colour.h"

/* Where one stroke of a stick figure passes over another it is cut free by this many line widths,
 * and a stroke that is far off keeps this share of its thickness and of its colour. */
#define STICK_GAP 2.2f
#define STICK_FAR_THICK 0.72f
#define STICK_FAR_ALPHA 180

/* Thin strokes would drown in a whole shadow. */
#define STICK_SHADOW 0.3f

#define GLOW_REACH 0.016f
#define STICK_GLOW_REACH 0.045f

/* For low vision: lines and rim so much wider, and stripes so far apart, in line widths. */
#define HEAVY_LINE 2.0f
#define HEAVY_RIM 2.0f
#define HATCH_LINES 6.0f

/* How much of the hair's colour is in that of the lips. */
#define LIP_DARK 0.6f

/* As pale as the edge of a fire: who sees no colours sees that. */
static const struct colour glow_edge = {255, 236, 150, 255};

const struct flesh *manner_flesh(enum figure_style style, int *count)
{
    return style == STYLE_LINE ? flesh_sticks(count) : flesh_cones(count);
}

static struct colour cloth_colour(const struct theme *theme, enum cloth cloth)
{
    switch (cloth) {
    case CLOTH_SHIRT:
        return theme->shirt;
    case CLOTH_SHORTS:
        return theme->shorts;
    case CLOTH_HAIR:
        return theme->hair;
    case CLOTH_EYE:
        return theme->eye;
    case CLOTH_LIP:
        return colour_mix(theme->skin, theme->hair, LIP_DARK);
    case CLOTH_SKIN:
    case CLOTH_COUNT:
        break;
    }
    return theme->skin;
}

static struct colour stick_colour(const struct theme *theme, enum cloth cloth, float far)
{
    struct colour stroke = theme->text;
    stroke.alpha = (uint8_t)(255.0f - (255.0f - STICK_FAR_ALPHA) * far);
    return cloth == CLOTH_EYE ? theme->background : colour_over(stroke, theme->background);
}

struct colour manner_colour(const struct theme *theme, enum cloth cloth, float far)
{
    if (theme->style == STYLE_LINE)
        return stick_colour(theme, cloth, far);
    if (cloth == CLOTH_SHIRT) /* a sleeve is of a piece with the trunk */
        far = 0.0f;
    struct colour plain = cloth_colour(theme, cloth), dark = {0, 0, 0, plain.alpha};
    return colour_mix(plain, dark, theme->far_share * far);
}

float manner_thick(enum figure_style style, float far)
{
    return style == STYLE_LINE ? 1.0f - (1.0f - STICK_FAR_THICK) * far : 1.0f;
}

float manner_glow_reach(enum figure_style style)
{
    return style == STYLE_LINE ? STICK_GLOW_REACH : GLOW_REACH;
}

static void set_sticks(const struct theme *theme, struct figure *out)
{
    out->plain = 1.0f;
    out->line_width *= STICK_GAP;
    out->line = theme->background;
    out->rim_width = 0.0f;
    out->shadow *= STICK_SHADOW;
    out->glow_edge = out->line;
}

static void set_heavy(struct figure *out)
{
    out->plain = 1.0f;
    out->hatch = HATCH_LINES * out->line_width;
    out->line_width *= HEAVY_LINE;
    out->rim_width *= HEAVY_RIM;
    out->glow_edge = out->line;
}

void manner_set(const struct theme *theme, const struct layout *layout, struct figure *out)
{
    out->shadow = 1.0f - theme->shadow; /* the theme says what light is left */
    out->line_width = layout->line;
    out->rim_width = layout->rim;
    out->line = theme->line;
    out->rim = theme->rim;
    out->glow_colour = theme->highlight;
    out->glow_edge = glow_edge;
    if (theme->style == STYLE_LINE)
        set_sticks(theme, out);
    if (theme->style == STYLE_CONTRAST)
        set_heavy(out);
}
