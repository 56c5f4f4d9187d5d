namespace IoTDA.Sdk.Http;

// The attribute vocabulary keeps Refit's names, spelling and meaning: see docs/adr/0001-refit-vocabulary-own-generator.md.

/// <summary>Names the HTTP method and the path template, relative to the base address, of a wire interface's method.</summary>
/// <param name="path">The path with <c>{name}</c> for each path parameter; starts with <c>/</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class HttpMethodAttribute(string path) : Attribute
{
    /// <summary>The path template.</summary>
    public string Path { get; } = path;

    /// <summary>The HTTP method.</summary>
    public abstract HttpMethod Method { get; }
}

/// <summary>An HTTP GET.</summary>
/// <param name="path">The path template.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GetAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc />
    public override HttpMethod Method => HttpMethod.Get;
}

/// <summary>An HTTP POST.</summary>
/// <param name="path">The path template.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc />
    public override HttpMethod Method => HttpMethod.Post;
}

/// <summary>An HTTP DELETE.</summary>
/// <param name="path">The path template.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeleteAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc />
    public override HttpMethod Method => HttpMethod.Delete;
}
