using IoTDA.Sdk.Pipeline;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>Changes one character of a request between its signing and its sending.</summary>
internal sealed class Tampering : DelegatingHandler
{
    public Tampering()
        : base(PrimaryHandler.Create())
    {
    }

    public enum Part
    {
        TaskId,
        Query,
        InstanceId,
        ProjectId,
        Date,
        SecurityToken,
        Signature,
        Body,
    }

    public Part Changed { get; set; }

    public int At { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string address = request.RequestUri!.AbsoluteUri;
        switch (Changed)
        {
            case Part.TaskId:
                int id = address.IndexOf("/batchtasks/", StringComparison.Ordinal) + "/batchtasks/".Length;
                request.RequestUri = new Uri(Change(address, id, 24));
                break;
            case Part.Query:
                int value = address.IndexOf("target=", StringComparison.Ordinal) + "target=".Length;
                request.RequestUri = new Uri(Change(address, value, 5));
                break;
            case Part.Body:
                byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
                body[At % body.Length] ^= 1;
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = request.Content.Headers.ContentType } };
                break;
            case Part.Signature:
                string signature = request.Headers.GetValues("Authorization").Single();
                Replace(request, "Authorization", Change(signature, signature.Length - 64, 64));
                break;
            default:
                string name = Changed switch
                {
                    Part.InstanceId => "Instance-Id",
                    Part.ProjectId => "X-Project-Id",
                    Part.Date => "X-Sdk-Date",
                    _ => "X-Security-Token",
                };
                string header = request.Headers.GetValues(name).Single();
                Replace(request, name, Change(header, 0, header.Length));
                break;
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private string Change(string text, int start, int length)
    {
        char[] characters = text.ToCharArray();
        int at = start + (At % length);
        characters[at] = characters[at] == '7' ? '8' : '7';
        return new string(characters);
    }

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
