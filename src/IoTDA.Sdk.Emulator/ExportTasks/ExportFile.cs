using System.IO.Compression;
using System.Text;
using System.Xml;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary>
/// A zip with one xls in it: a table in the XML form of spreadsheets, which Excel reads under this name. The service's columns are not
/// documented; target, status, error code and error text are the emulator's own choice.
/// </summary>
internal static class ExportFile
{
    private const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";

    public static ReadOnlyMemory<byte> Of(BatchTask task)
    {
        using MemoryStream zipped = new();
        using (ZipArchive archive = new(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry($"{task.Id}.xls").Open();
            using XmlWriter xml = XmlWriter.Create(entry, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
            Write(xml, task);
        }

        return zipped.ToArray();
    }

    private static void Write(XmlWriter xml, BatchTask task)
    {
        xml.WriteStartElement("Workbook", Namespace);
        xml.WriteStartElement("Worksheet", Namespace);
        xml.WriteAttributeString("ss", "Name", Namespace, "sub-tasks");
        xml.WriteStartElement("Table", Namespace);
        WriteRow(xml, "target", "status", "error_code", "error_msg");
        foreach (SubTask subTask in task.SubTasks.Records)
        {
            DeviceFailure? failure = subTask.Status is SubTaskStatus.Fail or SubTaskStatus.FailWaitRetry ? subTask.Failure : null;
            WriteRow(xml, subTask.Target, subTask.Status.ToWire(), failure?.ErrorCode ?? string.Empty, failure?.ErrorMessage ?? string.Empty);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, params ReadOnlySpan<string> cells)
    {
        xml.WriteStartElement("Row", Namespace);
        foreach (string cell in cells)
        {
            xml.WriteStartElement("Cell", Namespace);
            xml.WriteStartElement("Data", Namespace);
            xml.WriteAttributeString("ss", "Type", Namespace, "String");
            xml.WriteString(cell);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
