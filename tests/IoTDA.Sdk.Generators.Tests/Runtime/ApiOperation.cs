namespace IoTDA.Sdk.Http;

internal sealed class ApiOperation(string name, HttpMethod method, string template)
{
    public string Name { get; } = name;

    public HttpMethod Method { get; } = method;

    public string Template { get; } = template;
}
