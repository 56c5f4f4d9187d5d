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

    /// <summary>How many characters have to be changed, put in, left out or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
