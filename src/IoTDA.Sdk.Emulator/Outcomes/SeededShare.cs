namespace IoTDA.Sdk.Emulator.Outcomes;

/// <summary>A number in [0, 1) that depends on a text or a number and a seed only (FNV-1a, mixed), the same on every machine.</summary>
internal static class SeededShare
{
    private const ulong Prime = 1099511628211UL;

    public static double Of(string text, int seed)
    {
        ulong hash = Begin(seed);
        foreach (char c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return Mix(hash);
    }

    public static double Of(long number, int seed) => Mix((Begin(seed) ^ (ulong)number) * Prime);

    private static ulong Begin(int seed) => 14695981039346656037UL ^ (uint)seed;

    private static double Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        hash ^= hash >> 33;
        return (hash >> 11) / (double)(1UL << 53);
    }
}
