/* How much of the light is kept from the floor, seen from above. */
const int CASTERS = 40;

uniform vec4 ground; /* corner (x, z) and size of the piece of floor, metres */
uniform float cells; /* the map's width and height */
uniform vec4 caster_a[CASTERS]; /* one end, radius */
uniform vec3 caster_b[CASTERS];
uniform int casters;

layout(location = 0) out vec4 shown;

void main()
{
    vec2 at = ground.xy + ground.zw * gl_FragCoord.xy / cells;
    vec3 spot = vec3(at.x, 0.0, at.y);
    float light = 1.0;
    for (int i = 0; i < casters; i++) {
        vec3 bone = caster_b[i] - caster_a[i].xyz;
        vec3 off = spot - caster_a[i].xyz;
        off -= bone * clamp(dot(off, bone) / max(dot(bone, bone), 1.0e-9), 0.0, 1.0);
        float gap = length(off) - caster_a[i].w;
        float near = 1.0 - clamp(gap / LOOK_SHADOW_REACH, 0.0, 1.0);
        light *= 1.0 - LOOK_SHADOW_SHARE * near * near * near;
    }
    shown = vec4(1.0 - light);
}
