namespace IoTDA.Sdk.DependencyInjection.Settings;

/// <summary>Finds the setting that a key was probably meant for.</summary>
internal static class NearestKey
{
    /// <summary>The key that takes the fewest changes. One of another section has to be much nearer, unless it is only in the wrong place.</summary>
    public static string Of(string key, IEnumerable<string> keys)
        => keys.OrderBy(candidate =>
        {
            int changes = Distance(NameOf(key), NameOf(candidate));
            return SectionOf(key).Equals(SectionOf(candidate), StringComparison.OrdinalIgnoreCase) ? changes : changes == 0 ? 1 : changes + 3;
        }).First();

    private static string NameOf(string key) => key[(key.LastIndexOf(':') + 1)..];

    private static string SectionOf(string key) => key[..(key.LastIndexOf(':') + 1)];

    /// <summary>How many characters have to be changed, put in, left out or swapped with their neighbor.</summary>
    private static int Distance(string from, string to)
    {
        // Three rows of the table: one for each length of the beginning of "from".
        int[] before = [];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[to.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
