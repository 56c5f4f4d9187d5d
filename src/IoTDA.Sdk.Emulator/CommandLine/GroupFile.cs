namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>A text file with a device group a line: <c>ID=DEVICE,DEVICE,...</c>; empty lines and lines that begin with # say nothing.</summary>
internal static class GroupFile
{
    /// <exception cref="FormatException">The file cannot be read, or a line of it; the message names both.</exception>
    public static void Read(CommandLineValue path, IDictionary<string, IReadOnlyList<string>> groups)
    {
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                (string id, string[] devices) = new CommandLineValue($"{path.Text}, line {number}", line).NamedList();
                groups[id] = devices;
            }
        }
    }

    private static string[] Lines(CommandLineValue path)
    {
        try
        {
            return File.ReadAllLines(path.Text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"{path.Option}: {exception.Message}", exception);
        }
    }
}
