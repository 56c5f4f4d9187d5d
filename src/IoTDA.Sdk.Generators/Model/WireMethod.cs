namespace IoTDA.Sdk.Generators.Model;

/// <summary>One operation of the service.</summary>
/// <param name="Name">The C# method.</param>
/// <param name="OperationName">The same without <c>Async</c>.</param>
/// <param name="Verb">A static member of <c>HttpMethod</c>.</param>
/// <param name="Path">The template, cut in parts.</param>
/// <param name="Headers">The static headers that no header parameter replaces.</param>
/// <param name="Parameters">In the order of the declaration; the cancellation token is last.</param>
/// <param name="Response">What the method returns.</param>
internal sealed record WireMethod(
    string Name,
    string OperationName,
    string Verb,
    PathTemplate Path,
    EquatableArray<StaticHeader> Headers,
    EquatableArray<WireParameter> Parameters,
    WireResponse Response)
{
    public IEnumerable<WireParameter> InRole(ParameterRole role) => Parameters.Where(parameter => parameter.Role == role);
}
