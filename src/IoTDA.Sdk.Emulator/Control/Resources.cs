namespace IoTDA.Sdk.Emulator.Control;

/// <summary>Files in the assembly.</summary>
internal static class Resources
{
    public static EmulatorResponse Get(string name, string contentType)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no resource {name}.");
        using MemoryStream content = new();
        stream.CopyTo(content);
        return new EmulatorResponse(200, contentType, content.ToArray()).WithHeader("Cache-Control", "no-cache");
    }
}
