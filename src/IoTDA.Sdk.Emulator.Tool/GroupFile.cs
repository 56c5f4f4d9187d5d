namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>A text file with a device group a line: <c>ID=DEVICE,DEVICE,...</c>; empty lines and lines that begin with # say nothing.</summary>
internal static class GroupFile
{
    /// <exception cref="FormatException">The file cannot be read, or a line of it; the message names both.</exception>
    public static IReadOnlyList<(string Id, string[] Devices)> Read(string path)
    {
        List<(string, string[])> groups = [];
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                try
                {
                    groups.Add(OptionText.NamedList(line));
                }
                catch (FormatException exception)
                {
                    throw new FormatException($"{path}, line {number} {exception.Message}", exception);
                }
            }
        }

        return groups;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"cannot be read: {exception.Message}", exception);
        }
    }
}
