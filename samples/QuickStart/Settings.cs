namespace QuickStart;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string DevicesPath { get; init; }

    public required string PackageId { get; init; }

    public required string TaskType { get; init; }

    public required string TaskName { get; init; }

    /// <summary>The real service's address; <see langword="null"/> runs against the emulator.</summary>
    public Uri? Endpoint { get; init; }

    public string? ProjectId { get; init; }

    public string? InstanceId { get; init; }
}
