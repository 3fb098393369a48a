/* One fault for each of the three that look. */
static int first(const int *numbers)
{
    return numbers[0];
}

int planted(const int *numbers, long wanted);

int planted(const int *numbers, long wanted)
{
    const int narrow = wanted;
    const double half = narrow / 2;
    return first(narrow > 3 ? numbers : 0) + (half > 1);
}
