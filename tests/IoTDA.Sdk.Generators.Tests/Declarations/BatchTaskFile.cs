namespace IoTDA.Sdk.BatchTaskFiles;

internal sealed record BatchTaskFile(string? FileId);
