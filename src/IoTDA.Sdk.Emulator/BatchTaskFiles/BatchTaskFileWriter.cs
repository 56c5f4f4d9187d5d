using System.Text.Json;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary>Writes the record of a file.</summary>
internal static class BatchTaskFileWriter
{
    public static void Write(Utf8JsonWriter writer, UploadedFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("file_id", file.Id);
        writer.WriteString("file_name", file.Name);
        writer.WriteString("upload_time", TimeStamp.Format(file.UploadTime));
        writer.WriteEndObject();
    }
}
