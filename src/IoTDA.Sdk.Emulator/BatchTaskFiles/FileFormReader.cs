using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary>Reads the form of an upload: exactly one part, named <c>file</c>, with a file name.</summary>
internal static class FileFormReader
{
    private const string PartName = "file";

    public static async Task<(string FileName, byte[] Content)> ReadAsync(ApiRequest request)
    {
        using MemoryStream body = new(request.Body.ToArray(), writable: false);
        MultipartReader reader = new(BoundaryOf(request), body);
        (string, byte[])? file = null;
        try
        {
            while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
            {
                string fileName = CheckPart(section, isFirst: file is null);
                using MemoryStream content = new();
                await section.Body.CopyToAsync(content).ConfigureAwait(false);
                file = (fileName, content.ToArray());
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw RequestRefusedException.InvalidFormat($"The form is not complete: {exception.Message}");
        }

        return file ?? throw RequestRefusedException.InvalidInput($"The form has no part named '{PartName}'.");
    }

    private static string BoundaryOf(ApiRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? mediaType)
            || !mediaType.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || mediaType.Boundary.Length == 0)
        {
            throw RequestRefusedException.InvalidFormat(
                $"The Content-Type must be multipart/form-data with a boundary, not '{request.ContentType}'.");
        }

        return HeaderUtilities.RemoveQuotes(mediaType.Boundary).ToString();
    }

    private static string CheckPart(MultipartSection section, bool isFirst)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
        {
            throw RequestRefusedException.InvalidFormat("A part of the form has no Content-Disposition.");
        }

        string name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (name != PartName || !isFirst)
        {
            throw RequestRefusedException.InvalidInput($"The form must have one part, named '{PartName}'; this one has '{name}' beside or instead.");
        }

        string fileName = HeaderUtilities.RemoveQuotes(
            disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        if (fileName.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw RequestRefusedException.InvalidFormat("The file name is not UTF-8.");
        }

        return fileName.Length > 0 ? fileName : throw RequestRefusedException.InvalidInput($"The part '{PartName}' has no file name.");
    }
}
