namespace IoTDA.Sdk.Http;

/// <summary>The parameter is the request's body, written as JSON.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute;

/// <summary>
/// The parameter goes into the query string. Also the default for a parameter that is neither in the path, nor the body, nor a header;
/// a null value is left out.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class QueryAttribute : Attribute;

/// <summary>The parameter's name on the wire: in the path template, in the query string, or of the multipart part.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}

/// <summary>The parameter is the value of a request header; a null value leaves the header out.</summary>
/// <param name="header">The header's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class HeaderAttribute(string header) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Header { get; } = header;
}
