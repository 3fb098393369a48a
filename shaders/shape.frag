/* Panel, disc, arc and dots by their signed distance in pixels. */
const int PANEL = 0;
const int DISC = 1;
const int ARC = 2;
const float TURN = 6.28318531;

in vec2 spot;
flat in vec2 reach;
flat in vec4 colour;
flat in vec4 measure; /* radius, stroke, start, sweep; of dots: radius, stroke, count */
flat in int form;

layout(location = 0) out vec4 shown;

float panel(float corner)
{
    float round_by = min(corner, min(reach.x, reach.y));
    vec2 past = abs(spot) - reach + round_by;
    return length(max(past, 0.0)) + min(max(past.x, past.y), 0.0) - round_by;
}

vec2 on_ring(float turns)
{
    return measure.x * vec2(sin(turns * TURN), -cos(turns * TURN));
}

float arc()
{
    if (measure.w <= 0.0)
        return 1.0;
    float turns = fract(atan(spot.x, -spot.y) / TURN - measure.z);
    float gap = abs(length(spot) - measure.x);
    if (turns > measure.w)
        gap = min(length(spot - on_ring(measure.z)), length(spot - on_ring(measure.z + measure.w)));
    return gap - measure.y * 0.5;
}

float dots()
{
    float nearest = floor(atan(spot.x, -spot.y) / TURN * measure.z + 0.5) / measure.z;
    return length(spot - on_ring(nearest)) - measure.y * 0.5;
}

void main()
{
    float gap = form == PANEL ? panel(measure.x)
              : form == DISC  ? length(spot) - min(reach.x, reach.y)
              : form == ARC   ? arc()
                              : dots();
    float alpha = colour.a * clamp(0.5 - gap, 0.0, 1.0);
    shown = vec4(colour.rgb * alpha, alpha);
}
