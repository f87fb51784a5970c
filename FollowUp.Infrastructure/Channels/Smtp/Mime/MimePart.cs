namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>A part of a mail: its headers, an empty line, its content.</summary>
internal abstract class MimePart
{
    public abstract void Write(PooledBuffer to);
}
