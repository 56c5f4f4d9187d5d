namespace QuickStart;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string ProductName { get; init; }

    /// <summary>A file of device ids; <see langword="null"/> picks the outdated devices of the product.</summary>
    public string? DevicesPath { get; init; }

    /// <summary>The package; <see langword="null"/> takes the product's newest.</summary>
    public string? PackageId { get; init; }

    public required string TaskType { get; init; }

    public required string TaskName { get; init; }

    /// <summary>The real service's address; <see langword="null"/> runs against the emulator.</summary>
    public Uri? Endpoint { get; init; }

    public string? ProjectId { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>The IAM user who logs in; <see langword="null"/> takes a token or an access key from the environment.</summary>
    public string? UserName { get; init; }

    public string? DomainName { get; init; }

    public Uri? IamEndpoint { get; init; }

    public string? Region { get; init; }
}
