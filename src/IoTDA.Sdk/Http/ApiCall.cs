namespace IoTDA.Sdk.Http;

/// <summary>One call of an operation.</summary>
/// <param name="operation">The operation.</param>
/// <param name="pathAndQuery">The path behind the base address, encoded, with the query.</param>
/// <param name="headers">Headers of this call; those with a null value are left out.</param>
internal readonly struct ApiCall(ApiOperation operation, string pathAndQuery, KeyValuePair<string, string?>[]? headers)
{
    /// <summary>A call without headers of its own.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="pathAndQuery">The path behind the base address, encoded, with the query.</param>
    public ApiCall(ApiOperation operation, string pathAndQuery)
        : this(operation, pathAndQuery, null)
    {
    }

    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; } = operation;

    /// <summary>The path behind the base address, encoded, with the query.</summary>
    public string PathAndQuery { get; } = pathAndQuery;

    /// <summary>Headers of this call.</summary>
    public KeyValuePair<string, string?>[]? Headers { get; } = headers;
}
