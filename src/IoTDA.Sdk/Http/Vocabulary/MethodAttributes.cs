namespace IoTDA.Sdk.Http;

/// <summary>Headers that every request of the method, or of all methods of the interface, carries.</summary>
/// <param name="headers">Each as <c>Name: value</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
internal sealed class HeadersAttribute(params string[] headers) : Attribute
{
    /// <summary>The headers, each as <c>Name: value</c>.</summary>
    public string[] Headers { get; } = headers;
}

/// <summary>The request's body is <c>multipart/form-data</c>, one part a parameter.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MultipartAttribute : Attribute;
