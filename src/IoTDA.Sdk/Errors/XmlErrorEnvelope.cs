using System.Text;
using System.Xml;

namespace IoTDA.Sdk.Errors;

/// <summary>Reads an error envelope in XML, as some gateways send it.</summary>
internal static class XmlErrorEnvelope
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
    };

    /// <summary>Looks for code, message and request id, whatever they are nested in.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ErrorEnvelope envelope)
    {
        string? code = null, message = null, requestId = null;
        try
        {
            using var text = new StringReader(Encoding.UTF8.GetString(body.Span));
            using var reader = XmlReader.Create(text, Settings);
            string element = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    element = reader.LocalName;
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    _ = element switch
                    {
                        "error_code" or "code" or "Code" => code ??= reader.Value,
                        "error_msg" or "message" or "Message" => message ??= reader.Value,
                        "request_id" or "RequestId" => requestId ??= reader.Value,
                        _ => null,
                    };
                }
            }
        }
        catch (XmlException)
        {
            // What was found before the fault still counts.
        }

        envelope = new ErrorEnvelope(string.IsNullOrEmpty(code) ? default : new ErrorCode(code), message, requestId);
        return code is not null || message is not null;
    }
}
