namespace AspNetCore;

/// <summary>What a caller sends to have devices upgraded.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Package">The package's id.</param>
/// <param name="Devices">The devices' ids.</param>
internal sealed record Upgrade(string Name, string Package, IReadOnlyList<string> Devices);
