namespace QuickStart;

/// <summary>Reads device ids from a file, one a line, and tells where it is wrong.</summary>
internal static class DeviceFile
{
    private const int MaxDevices = 30_000;
    private const int MaxLength = 128;

    public static IReadOnlyList<string> Read(string path)
    {
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in ReadLines(path))
        {
            number++;
            string id = line.Trim();
            if (id.Length == 0)
            {
                continue;
            }

            if (id.Length > MaxLength || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                throw new InputException($"{path}, line {number}: '{id}' is no device id: 1 to 128 letters, digits, '_' and '-'.");
            }

            if (!lineOf.TryAdd(id, number))
            {
                throw new InputException($"{path}, line {number}: '{id}' stands on line {lineOf[id]} already: each device once.");
            }

            if (lineOf.Count > MaxDevices)
            {
                throw new InputException($"{path}, line {number}: a batch task takes at most 30,000 devices.");
            }
        }

        return lineOf.Count > 0 ? [.. lineOf.Keys] : throw new InputException($"{path}: no device id in it: one a line is expected.");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read. {exception.Message}");
        }
    }
}
