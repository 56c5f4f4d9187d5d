using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The documented limits of batch task files.</summary>
internal static class FileRules
{
    private const int MaxNameLength = 60;
    private const int MaxIdLength = 128;
    private const long MaxSize = 2 * 1024 * 1024;
    private const string Upload = "UploadBatchTaskFile";

    /// <summary>Checks an upload.</summary>
    /// <exception cref="RequestValidationException">Something is wrong.</exception>
    public static void CheckUpload(string fileName, long? size, bool limits)
    {
        var violations = default(Violations);
        if (!Characters.AreSafe(fileName) || fileName.AsSpan().ContainsAny('"', '\\', '/'))
        {
            violations.Add("FileName", Violations.Show(fileName), "no quotes, slashes and control characters, which would break the request");
        }

        if (limits)
        {
            violations.Text("FileName", fileName, MaxNameLength);
            if (!IsSheet(fileName))
            {
                violations.Add("FileName", Violations.Show(fileName), "ends in .xlsx or .xls");
            }

            if (size is { } known)
            {
                Size(ref violations, known, isWhole: true);
            }
        }

        violations.ThrowIfAny(Upload);
    }

    /// <summary>Checks the size of what was read of a stream that does not tell its own.</summary>
    public static void CheckSize(long size, bool isWhole)
    {
        var violations = default(Violations);
        Size(ref violations, size, isWhole);
        violations.ThrowIfAny(Upload);
    }

    /// <summary>Checks a file's id.</summary>
    /// <exception cref="RequestValidationException">Something is wrong.</exception>
    public static void CheckFileId(string fileId, bool limits)
    {
        if (limits)
        {
            var violations = default(Violations);
            violations.Id("FileId", fileId, MaxIdLength);
            violations.ThrowIfAny("DeleteBatchTaskFile");
        }
    }

    /// <summary>The content type of a sheet.</summary>
    public static string ContentType(string fileName)
        => fileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) ? "application/vnd.ms-excel"
            : fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "application/octet-stream";

    private static void Size(ref Violations violations, long size, bool isWhole)
    {
        if (size > MaxSize || (size == 0 && isWhole))
        {
            string shown = isWhole ? "" : "more than ";
            violations.Add("Content", string.Create(CultureInfo.InvariantCulture, $"{shown}{Math.Min(size, isWhole ? size : MaxSize)} bytes"), "not empty, and at most 2 MB");
        }
    }

    private static bool IsSheet(string fileName)
        => fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase);
}
