namespace IoTDA.Sdk.Http;

internal readonly struct ApiCall(ApiOperation operation, string pathAndQuery, KeyValuePair<string, string?>[] headers)
{
    public ApiCall(ApiOperation operation, string pathAndQuery)
        : this(operation, pathAndQuery, [])
    {
    }

    public ApiOperation Operation { get; } = operation;

    public string PathAndQuery { get; } = pathAndQuery;

    public KeyValuePair<string, string?>[] Headers { get; } = headers;
}
