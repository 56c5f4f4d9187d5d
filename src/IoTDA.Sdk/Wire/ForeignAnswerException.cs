namespace IoTDA.Sdk.Wire;

/// <summary>The answer comes from another origin than the one that was asked: something on the way has followed a redirect.</summary>
internal sealed class ForeignAnswerException(Uri asked, Uri answered) : Exception(
    $"was answered by {answered.GetLeftPart(UriPartial.Authority)} instead of {asked.GetLeftPart(UriPartial.Authority)}: an HTTP handler of the application follows redirects");
