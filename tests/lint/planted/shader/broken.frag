layout(location = 0) out vec4 shown;

void main()
{
    shown = vec4(nowhere);
}
