namespace IoTDA.Sdk.Emulator.Outcomes;

/// <summary>A number in [0, 1) that depends on a text and a seed only (FNV-1a, mixed), the same on every machine.</summary>
internal static class SeededShare
{
    public static double Of(string text, int seed)
    {
        ulong hash = 14695981039346656037UL ^ (uint)seed;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        hash ^= hash >> 33;
        return (hash >> 11) / (double)(1UL << 53);
    }
}
