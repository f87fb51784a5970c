namespace FollowUp.Core.Delivery.Channels;

/// <summary>What a WhatsApp message is beside plain words. All but a template need an open 24-hour window.</summary>
public abstract record WhatsAppContent
{
    private WhatsAppContent()
    {
    }

    /// <summary>A template that WhatsApp has approved.</summary>
    /// <param name="Name">As registered with WhatsApp, such as <c>order_delivered</c>.</param>
    /// <param name="Language">As registered, such as <c>en_US</c>.</param>
    /// <param name="Variables">Of its body, in the order of the body.</param>
    public sealed record Template(string Name, string Language, IReadOnlyList<WhatsAppVariable> Variables) : WhatsAppContent
    {
        /// <summary>The provider's own id of the template, where it sends by that (Twilio: <c>HX…</c>).</summary>
        public string? Sid { get; init; }

        /// <summary>Picture, video or document above the body, if the template has one.</summary>
        public MediaLink? Header { get; init; }

        /// <summary>Value of the words above the body, if they take one.</summary>
        public WhatsAppVariable? HeaderValue { get; init; }

        /// <summary>Values of those buttons that have one.</summary>
        public IReadOnlyList<WhatsAppTemplateButton> ButtonValues { get; init; } = [];
    }

    /// <summary>Words with up to three buttons to answer by.</summary>
    public sealed record Buttons(IReadOnlyList<WhatsAppReply> Replies) : WhatsAppContent;

    /// <summary>Words with a menu of up to ten rows.</summary>
    /// <param name="Label">On the button that opens the menu.</param>
    public sealed record Menu(string Label, IReadOnlyList<WhatsAppSection> Sections) : WhatsAppContent;

    /// <summary>A place on the map.</summary>
    public sealed record Location(decimal Latitude, decimal Longitude, string Name, string Address) : WhatsAppContent;
}

/// <param name="Name"><c>1</c>, <c>2</c>, … or, in templates with named variables, the name.</param>
public sealed record WhatsAppVariable(string Name, string Value)
{
    /// <summary>The variable has a name instead of a place.</summary>
    public bool IsNamed => !Name.All(char.IsAsciiDigit);
}

/// <param name="Index">Place among the template's buttons, from 0.</param>
/// <param name="Value">What is sent back when it is pressed, or the end of the address it opens.</param>
public sealed record WhatsAppTemplateButton(int Index, bool OpensAddress, string Value);

/// <param name="Id">Comes back when it is pressed; the contact does not see it.</param>
public sealed record WhatsAppReply(string Id, string Title);

/// <param name="Title">Needed when there are several sections.</param>
public sealed record WhatsAppSection(string? Title, IReadOnlyList<WhatsAppRow> Rows);

/// <param name="Id">Comes back when it is chosen; the contact does not see it.</param>
public sealed record WhatsAppRow(string Id, string Title, string? Description = null);
