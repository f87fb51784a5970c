using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent;

/// <summary>What consent messages need, by channel.</summary>
/// <param name="DoubleOptIn">Consent to e-mail that a form takes counts once the person confirmed it by a mail; a form may say otherwise.</param>
public sealed record ConsentRules(IReadOnlyDictionary<Channel, ChannelConsent> Channels, bool DoubleOptIn = false)
{
    /// <summary>
    /// E-mail to contacts of one's own (CAN-SPAM, CASL's and PECR's existing relationship), texts and WhatsApp only after
    /// written consent (47 CFR 64.1200(a)(2), WhatsApp Business Policy).
    /// </summary>
    public static readonly ConsentRules Default = new(new Dictionary<Channel, ChannelConsent>
    {
        [Channel.Email] = new(ConsentBasis.Implied),
        [Channel.Sms] = new(ConsentBasis.ExpressWritten),
        [Channel.WhatsApp] = new(ConsentBasis.ExpressWritten),
    });

    /// <summary>Those of one channel; the strictest for a channel that came later.</summary>
    public ChannelConsent Of(Channel channel) => Channels.GetValueOrDefault(channel) ?? Default.Channels.GetValueOrDefault(channel) ?? new(ConsentBasis.ExpressWritten);
}

/// <summary>What consent messages on one channel need.</summary>
/// <param name="Marketing">At least this; null: none, only a withdrawal stops them.</param>
/// <param name="Transactional">As <paramref name="Marketing"/>.</param>
/// <param name="Shadow">Missing consent is written down and the message leaves all the same. A withdrawal always stops it.</param>
public sealed record ChannelConsent(ConsentBasis? Marketing, ConsentBasis? Transactional = null, bool Shadow = false)
{
    public ConsentBasis? Needed(ConsentPurpose purpose) => purpose == ConsentPurpose.Marketing ? Marketing : Transactional;
}
