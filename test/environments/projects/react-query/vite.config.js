import react from '@vitejs/plugin-react'

const { HOST, PORT } = process.env

export default { plugins: [react()], preview: { host: HOST, port: Number(PORT), strictPort: true } }
