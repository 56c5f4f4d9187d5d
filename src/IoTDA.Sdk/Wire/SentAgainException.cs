namespace IoTDA.Sdk.Wire;

/// <summary>An HTTP handler of the application sent an attempt's request again. The message is the end of a sentence. Not an <see cref="HttpRequestException"/>, which such a handler would take as a reason to go on.</summary>
internal sealed class SentAgainException(string message) : InvalidOperationException(message);
