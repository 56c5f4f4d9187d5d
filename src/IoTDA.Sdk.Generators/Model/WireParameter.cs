namespace IoTDA.Sdk.Generators.Model;

/// <summary>A parameter of a wire method.</summary>
/// <param name="Name">Its name in C#, without <c>@</c>.</param>
/// <param name="Type">Its type, <c>global::</c>-qualified and with its nullable annotation.</param>
/// <param name="Role">Where it goes.</param>
/// <param name="WireName">Its name there: of the placeholder, the query parameter, the part or the header.</param>
/// <param name="DefaultValue">The expression of its default value; null when it has none.</param>
internal sealed record WireParameter(string Name, TypeReference Type, ParameterRole Role, string WireName, string? DefaultValue = null);

/// <summary>Where a parameter's value goes.</summary>
internal enum ParameterRole
{
    Path,
    Query,
    Header,
    Body,
    Part,
    CancellationToken,
}
