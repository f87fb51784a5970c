namespace FollowUp.Core.Kernel;

/// <summary>Makes ids and secrets; injected so that tests can repeat a run.</summary>
public interface IIdSource
{
    /// <summary>A version-7 GUID (RFC 9562 §5.7): ids made later sort later.</summary>
    Guid NewId();

    /// <summary>128 random bits as 22 characters of base64url (RFC 4648 §5): for links that must not be guessed.</summary>
    string NewToken();
}
