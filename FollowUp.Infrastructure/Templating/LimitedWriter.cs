using System.Globalization;
using System.Text;
using FollowUp.Core.Templates;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Collects the output of a template and stops it when there is too much.</summary>
internal sealed class LimitedWriter(int longest) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder output = new(1024);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Room(1);
        output.Append(value);
    }

    public override void Write(string? value)
    {
        Room(value?.Length ?? 0);
        output.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Room(count);
        output.Append(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Room(buffer.Length);
        output.Append(buffer);
    }

    public override string ToString() => output.ToString();

    private void Room(int more)
    {
        if (output.Length + more > longest)
        {
            throw new TemplateException($"The message is longer than {longest} characters.");
        }
    }
}
