namespace IoTDA.Sdk.Authentication;

/// <summary>A provider that wants to know which of its tokens the service has accepted.</summary>
internal interface ITokenFeedback
{
    /// <summary>The service answered a request with this token with a success.</summary>
    void Accepted(string token);

    /// <summary>Whether another process has got the token, so that its refusal says nothing of the next.</summary>
    bool IsAnothers(string token);
}
