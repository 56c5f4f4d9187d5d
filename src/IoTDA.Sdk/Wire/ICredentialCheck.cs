namespace IoTDA.Sdk.Wire;

/// <summary>Judges an attempt's answer by the credentials that it was asked with.</summary>
internal interface ICredentialCheck
{
    /// <summary>The answer that counts: the one that came, or that of the request sent with new credentials where the service refused the old.</summary>
    ValueTask<HttpResponseMessage> CheckAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken);
}
