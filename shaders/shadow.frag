/* Darkens the floor by the shadow map. */
in vec2 spot;

uniform highp sampler2D map;
uniform float darkest;

layout(location = 0) out vec4 shown;

void main()
{
    shown = vec4(0.0, 0.0, 0.0, darkest * texture(map, spot).r);
}
