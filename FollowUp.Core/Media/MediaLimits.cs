using FollowUp.Core.Kernel;

namespace FollowUp.Core.Media;

/// <summary>What each channel takes along. Our own limit for one file, <see cref="MediaRules.LargestFile"/>, goes before all.</summary>
public static class MediaLimits
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    public static readonly IReadOnlyList<ChannelMedia> All =
    [
        // Base 64 makes them a third larger, and Gmail, Outlook.com and most servers take 20 to 25 MB in all
        // (support.google.com/mail/answer/6584).
        new(Channel.Email, 10, 10 * Megabyte, [new("files", 10 * Megabyte, [.. MediaKinds.All])]),

        // twilio.com/docs/messaging/guides/accepted-mime-types: 5 MB with the words; pictures are made smaller for each network,
        // all else has to fit the smallest, 0.6 MB.
        new(Channel.Sms, 10, 5 * Megabyte,
        [
            new("JPEG, PNG and GIF pictures", 5 * Megabyte, MediaKinds.Jpeg, MediaKinds.Png, MediaKinds.Gif),
            new("PDF, calendar entries, visiting cards, recordings and films", 600 * Kilobyte,
                MediaKinds.Pdf, MediaKinds.Calendar, MediaKinds.Card, MediaKinds.Mp3, MediaKinds.M4A, MediaKinds.Ogg, MediaKinds.Amr, MediaKinds.Mp4, MediaKinds.ThreeGp),
        ]),

        // developers.facebook.com/docs/whatsapp/cloud-api/reference/media, "Supported media types": documents up to 100 MB;
        // Twilio takes 16 MB (twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
        // No recordings: WhatsApp shows no words beside one, and a message of a template has words.
        new(Channel.WhatsApp, 1, 16 * Megabyte,
        [
            new("JPEG and PNG pictures", 5 * Megabyte, MediaKinds.Jpeg, MediaKinds.Png),
            new("MP4 and 3GP films", 16 * Megabyte, MediaKinds.Mp4, MediaKinds.ThreeGp),
            new("PDF, Office documents and plain text", 16 * Megabyte, MediaKinds.Pdf, MediaKinds.Word, MediaKinds.Excel, MediaKinds.PowerPoint, MediaKinds.Plain),
        ]),
    ];

    public static ChannelMedia Of(Channel channel) => All.Single(media => media.Channel == channel);
}
