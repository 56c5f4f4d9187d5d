namespace IoTDA.Sdk.Emulator;

/// <summary>A batch task file that was uploaded and not yet used.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Name">The file's name.</param>
/// <param name="UploadTime">When it was uploaded.</param>
/// <param name="Content">The file's bytes.</param>
public sealed record UploadedFile(string Id, string Name, DateTimeOffset UploadTime, ReadOnlyMemory<byte> Content);
