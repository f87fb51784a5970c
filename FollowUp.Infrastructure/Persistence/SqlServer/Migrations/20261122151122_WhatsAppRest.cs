using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WhatsAppRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}");
        }
    }
}
