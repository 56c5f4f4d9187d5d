namespace IoTDA.Sdk;

/// <summary>One way in which a request breaks a documented limit.</summary>
/// <param name="Member">The member, as a path from the request, such as <c>Targets.DeviceIds[17]</c>.</param>
/// <param name="Value">The offending value, shortened, with its size where the size is the point.</param>
/// <param name="Rule">The limit that it breaks.</param>
public sealed record RequestViolation(string Member, string Value, string Rule)
{
    /// <inheritdoc />
    public override string ToString() => $"{Member}: {Rule}; it is {Value}.";
}
