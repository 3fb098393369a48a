/* A picture that lies ready, pixel for pixel, its top row first. */
uniform highp sampler2D pixels;

layout(location = 0) out vec4 shown;

void main()
{
    ivec2 at = ivec2(gl_FragCoord.xy);
    shown = vec4(texelFetch(pixels, ivec2(at.x, textureSize(pixels, 0).y - 1 - at.y), 0).bgr, 1.0);
}
